"""Sessions in the database, found by a prepared query: every page of a signed-in person begins with one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from lms.core.prepared import prepared


@prepared(key=CharField(), now=DateTimeField())
def _kept(key: Any, now: Any) -> Any:
    sessions = db.SessionStore.get_model_class().objects
    return sessions.filter(session_key=key, expire_date__gt=now).values_list("session_data")


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = _kept(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])
