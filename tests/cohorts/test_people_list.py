import io

import openpyxl
import pytest

from cohorts.people_list import Unreadable, read

SWEDISH = "E-post;Förnamn;Efternamn;Språk;Företag;Org.nr\nEva@Ek.se;Eva;Åkesson;svenska;Ek AB;559999-0107\n"


def plain(rows):
    return [
        (row.email, row.given_name, row.family_name, row.language, row.company, row.number) for row in rows
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_swedish_list_is_read_in_any_encoding(encoding):
    rows = read("lista.csv", SWEDISH.encode(encoding))

    assert plain(rows) == [("eva@ek.se", "Eva", "Åkesson", "sv", "Ek AB", "5599990107")]


@pytest.mark.parametrize(
    "header",
    [
        "E-Mail,Vorname,Nachname,Sprache",
        "Email\tGiven name\tSurname\tLanguage",
        "mejl;förnamn;efternamn;språk",
    ],
)
def test_headers_work_in_three_languages_and_with_any_delimiter(header):
    sign = next(sign for sign in ",\t;" if sign in header)

    rows = read("list.csv", f"{header}\n{sign.join(['a@b.se', 'Ada', 'Berg', 'de'])}".encode())

    assert plain(rows) == [("a@b.se", "Ada", "Berg", "de", "", "")]


def test_an_excel_file_is_read():
    book = openpyxl.Workbook()
    for row in (
        ["E-post", "Organisationsnummer", "Företag"],
        ["a@b.se", 5599990107, "Ek AB"],
        [None, None, None],
    ):
        book.active.append(row)
    book.save(file := io.BytesIO())

    assert plain(read("list.xlsx", file.getvalue())) == [("a@b.se", "", "", "", "Ek AB", "5599990107")]


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        (";Eva;;;;", ["no email"]),
        ("eva;Eva;;;;", ["email"]),
        ("a@b.se;=HYPERLINK(1);;;;", ["formula"]),
        ("a@b.se;@SUM(A1);;;;", ["formula"]),
        ("a@b.se;Eva;;klingon;;", ["language"]),
        ("a@b.se;Eva;;;;559999-0107", ["company name"]),
        ("a@b.se;Eva;;;Ek AB;559999-0108", ["number"]),
        (f"a@b.se;{'e' * 101};;;;", ["long"]),
        ("a@b.se;Eva;Ek;en;Ek AB;DE12345", []),
    ],
)
def test_each_problem_of_a_row_is_named(row, problems):
    header = SWEDISH.splitlines()[0]

    assert read("a.csv", f"{header}\n{row}".encode())[0].problems == problems


def test_a_second_row_of_the_same_address_is_marked():
    rows = read("a.csv", b"email\na@b.se\nA@B.se\n")

    assert [(row.line, row.problems) for row in rows] == [(2, []), (3, ["twice"])]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF", "type"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name\nEva\n", "email"),
        ("a.csv", b"email\n\0\n", "broken"),
        ("a.xlsx", b"PK not a zip", "broken"),
        ("a.csv", b"x" * (2 * 1024 * 1024 + 1), "large"),
        ("a.csv", b"email\n" + b"a@b.se\n" * 2001, "rows"),
    ],
)
def test_an_unreadable_file_says_why(name, content, code):
    with pytest.raises(Unreadable, match=code):
        read(name, content)
