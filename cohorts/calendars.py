"""Sessions as calendar entries: a UID that stays, a sequence that rises, the zone's own rules inside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText


@dataclass(frozen=True)
class Entry:
    """One meeting as a calendar shows it."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    link: str = ""
    text: str = ""


def calendar(name: str, zone: str, language: str, entries: Iterable[Entry]) -> bytes:
    """An iCalendar file with all entries in the zone's local time, VTIMEZONE included."""
    entries = list(entries)
    file = Calendar()
    file.add("prodid", "-//Norrsken//Sessions//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", vText(name))
    file.add("x-wr-timezone", zone)
    if entries:
        first = min(entry.starts_at for entry in entries).date().replace(month=1, day=1)
        last = max(entry.ends_at for entry in entries).date().replace(month=12, day=31)
        file.add_component(Timezone.from_tzinfo(ZoneInfo(zone), zone, first, last))
    for entry in entries:
        file.add_component(_event(entry, ZoneInfo(zone), language))
    return file.to_ical()


def _event(entry: Entry, zone: ZoneInfo, language: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.title, parameters={"LANGUAGE": language})
    if entry.place:
        event.add("location", entry.place)
    if entry.link:
        event.add("url", entry.link)
    if entry.text:
        event.add("description", entry.text, parameters={"LANGUAGE": language})
    return event
