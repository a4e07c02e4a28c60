"""Only actions write rows; whoever else does stands below by name, with the reason."""

import ast
from collections import defaultdict

import pytest

from tests.architecture.source import Found, nodes, walk

ROWS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "add_child"}
RELATED = {"add", "remove", "clear", "set"}
VERBS = ROWS | RELATED | {"save", "update"}
# Functions, or classes with all their methods, that write outside of actions.
WRITERS = {
    "accounts.models.UserManager": "Django's own way to make a person, which actions call",
    "lms.core.audit.record": "the audit line of an action",
    "lms.core.catalogs.update": "a catalogue of translations, which is no row",
    "lms.core.durable._put_back": "a job of the worker, which is nobody's deed",
    "lms.core.events.emit": "the event of an action",
    "lms.core.events.deliver": "the mark that an event was delivered",
    "lms.core.idempotency.once": "the receipt of an action",
    "lms.core.mail.DemoBackend": "the demo's letter box",
    "lms.core.mail.send": "the mark that a letter was sent",
    "lms.core.mail.write": "the letter of an action",
    "lms.core.uploads.store": "the file of an action",
    "lms.site.demo": "rows with dates in the past, which no action would write",
}


def verbs(found):
    """Module → the names under which it knows modules of actions: `submissions.save(…)` is an action, no write."""
    known = defaultdict(set)
    for module, _inside, node in found:
        if isinstance(node, ast.ImportFrom):
            from_actions = "actions" in (node.module or "").split(".")
            known[module] |= {
                each.asname or each.name for each in node.names if from_actions or each.name == "actions"
            }
    return known


def is_write(call):
    """A row's save and a queryset's update take keywords only; a picture's, a dict's or a digest's do not.

    A related manager hangs on a row (`user.groups.add(…)`); a set is a name of its own.
    """
    verb, of = call.func.attr, call.func.value
    if verb in {"save", "update"}:
        return not call.args and (verb == "save" or bool(call.keywords))
    if verb in RELATED:
        return isinstance(of, ast.Attribute) and not ast.unparse(of).startswith("self.")
    return verb in ROWS


def writes(found):
    found = tuple(found)
    known = verbs(found)
    for each in found:
        call = each.node
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        if (
            call.func.attr in VERBS
            and is_write(call)
            and ast.unparse(call.func.value) not in known[each.module]
        ):
            yield each


def writer(inside):
    return next((name for name in WRITERS if f"{inside}.".startswith(f"{name}.")), None)


def test_only_actions_write():
    found = [
        f"{inside}: {ast.unparse(node)[:60]}"
        for module, inside, node in writes(nodes())
        if "actions" not in module.split(".") and writer(inside) is None
    ]

    assert found == []


def test_whoever_is_excused_does_write():
    assert set(WRITERS) - {writer(inside) for _module, inside, _node in writes(nodes())} == set()


def of(line):
    return list(writes(walk("cohorts.views", "cohorts.views", ast.parse(line))))


@pytest.mark.parametrize(
    "line",
    [
        "Row.objects.create(a=1)",
        "rows.update(a=1)",
        "row.save()",
        "row.delete()",
        "user.groups.add(group)",
        "company.organisations.set([])",
        "shelf.add_child(instance=page)",
        "form.save()",
    ],
)
def test_a_write_is_seen(line):
    assert of(line)


@pytest.mark.parametrize(
    "line",
    [
        "seen.add(1)",
        "words.update({'a': 1})",
        "digest.update(chunk)",
        "picture.save(buffer, 'png')",
        "from cohorts.actions import drafts\ndrafts.save(text='')",
    ],
)
def test_what_is_no_write_passes(line):
    assert of(line) == []


def test_a_write_is_told_by_where_it_stands():
    [found] = of("def show(request):\n    request.user.save()")

    assert found == Found("cohorts.views", "cohorts.views.show", found.node)
