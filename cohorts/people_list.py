"""A list of people out of a CSV or XLSX file: columns found by their names in three languages, rows checked."""

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

import openpyxl

LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_ROWS = 2000
LANGUAGES = {"sv": "sv", "svenska": "sv", "swedish": "sv", "schwedisch": "sv",
             "de": "de", "tyska": "de", "german": "de", "deutsch": "de",
             "en": "en", "engelska": "en", "english": "en", "englisch": "en"}  # fmt: skip
HEADERS = {
    "email": ("email", "mail", "epost", "epostadress", "emailaddress", "emailadresse", "mejl"),
    "given_name": ("givenname", "firstname", "förnamn", "vorname"),
    "family_name": ("familyname", "lastname", "surname", "efternamn", "nachname", "familienname"),
    "language": ("language", "språk", "sprache"),
    "company": ("company", "företag", "unternehmen", "firma", "bolag"),
    "number": ("organisationnumber", "organizationnumber", "organisationsnummer", "orgnr", "orgnummer",
               "companynumber", "unternehmensnummer", "handelsregisternummer"),
}  # fmt: skip
# What a damaged workbook makes its reader raise; `SyntaxError` is broken XML.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
)
EMAIL = re.compile(r"[^@\s<>(),;:\"\[\]\\]+@[^@\s<>(),;:\"\[\]\\]+\.[^@\s.<>(),;:\"\[\]\\]{2,}")
# A cell that begins so is a formula to a spreadsheet that opens our export one day.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(ValueError):
    """The file as a whole: `type`, `large`, `empty`, `broken`, `rows` (too many) or `email` (no such column)."""


@dataclass
class Row:
    """One person of the list as it was written; `problems` are codes, none when the row can be used."""

    line: int
    email: str = ""
    given_name: str = ""
    family_name: str = ""
    language: str = ""
    company: str = ""
    number: str = ""
    problems: list[str] = field(default_factory=list)


def read(name: str, content: bytes) -> list[Row]:
    """The rows of the file, empty ones left out; raises Unreadable with a code when there is nothing to read."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable("large")
    extension = name.rpartition(".")[2].lower()
    if extension == "xlsx":
        table = _from_xlsx(content)
    elif extension in {"csv", "txt"}:
        table = _from_csv(content)
    else:
        raise Unreadable("type")
    table = [row for row in table if any(row[1])]
    if not table:
        raise Unreadable("empty")
    if len(table) > MOST_ROWS + 1:
        raise Unreadable("rows")
    columns = _columns(table[0][1])
    if "email" not in columns.values():
        raise Unreadable("email")
    return _checked([_row(line, cells, columns) for line, cells in table[1:]])


def _from_xlsx(content: bytes) -> list[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("broken") from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable("large")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=40)
        return [(line, [_text(cell) for cell in row]) for line, row in enumerate(rows, start=1)]
    except DAMAGED as error:
        raise Unreadable("broken") from error


def _from_csv(content: bytes) -> list[tuple[int, list[str]]]:
    text = _decoded(content)
    if "\0" in text:
        raise Unreadable("broken")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        return [(reader.line_num, [_text(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise Unreadable("broken") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with one, else what Windows writes in these languages."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if not str(cell).startswith(FORMULA) else str(cell).strip(" ")


def _columns(header: list[str]) -> dict[int, str]:
    names = {alias: column for column, aliases in HEADERS.items() for alias in aliases}
    plain = [re.sub(r"[^a-zåäöüß]", "", cell.lower()) for cell in header]
    return {index: names[word] for index, word in enumerate(plain) if word in names}


def _row(line: int, cells: list[str], columns: dict[int, str]) -> Row:
    row = Row(line)
    for index, column in columns.items():
        if index < len(cells):
            setattr(row, column, cells[index])
    row.email = row.email.lower()
    row.problems = problems(row)
    row.language = LANGUAGES.get(row.language.lower(), "")
    row.number = re.sub(r"[\s-]", "", row.number)
    return row


def problems(row: Row) -> list[str]:
    """What is wrong with the row, as codes."""
    found = []
    if not row.email:
        found.append("no email")
    elif not EMAIL.fullmatch(row.email) or len(row.email) > 254:
        found.append("email")
    words = (row.email, row.given_name, row.family_name, row.company, row.number)
    if any(word.startswith(FORMULA) for word in words):
        found.append("formula")
    if row.language and row.language.lower() not in LANGUAGES:
        found.append("language")
    if row.number and not row.company:
        found.append("company name")
    if max(map(len, (row.given_name, row.family_name))) > 100 or len(row.company) > 150:
        found.append("long")
    if row.number and not _is_number(row.number):
        found.append("number")
    return found


def _is_number(number: str) -> bool:
    """A Swedish organisation number has ten digits and a Luhn check digit; others only a sensible form."""
    plain = re.sub(r"[\s-]", "", number)
    if not re.fullmatch(r"[A-Za-z0-9]{4,20}", plain):
        return False
    if not re.fullmatch(r"\d{10}", plain):
        return True
    doubled = [int(sign) * (2 - place % 2) for place, sign in enumerate(plain)]
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def _checked(rows: list[Row]) -> list[Row]:
    """A second row of the same address is marked: which one is right only a person can say."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.email and row.email in seen and not row.problems:
            row.problems.append("twice")
        seen.setdefault(row.email, row.line)
    return rows
