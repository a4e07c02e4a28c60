import io
import socketserver
import threading

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from certificates import pdf
from tests.certificates.sample import facts

LONGEST = "Wolfeschlegelsteinhausenbergerdorff-Þórunn Ævarsdóttir von und zu Żółć-Łukaszewicz"


def text_of(written, page=0):
    return pypdfium2.PdfDocument(written)[page].get_textpage().get_text_range()


def names_of(written):
    with pikepdf.open(io.BytesIO(written)) as opened:
        return str(opened.Root.Metadata.read_bytes(), "utf-8")


@pytest.mark.parametrize(
    ("language", "course"),
    [("sv", "Leda i det lilla"), ("de", "Führen im kleinen"), ("en", "Leading small")],
)
def test_paper_says_it_in_each_language(language, course):
    written = pdf.render(facts(), language)

    text = text_of(written)
    assert course in text
    assert "Anna Berg" in text
    assert "SKE-2026-0007" in text
    assert "7K3M-9QXR-T4WD" in text
    assert str(pikepdf.open(io.BytesIO(written)).Root.Lang) == language


def test_qr_code_on_the_paper_leads_to_the_verify_page():
    picture = pypdfium2.PdfDocument(pdf.render(facts(), "sv"))[0].render(scale=2).to_pil()

    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [facts()["verify_url"]]


def test_file_is_made_to_be_kept_and_to_be_read_aloud():
    written = pdf.render(facts(), "sv")

    opened = pikepdf.open(io.BytesIO(written))
    metadata = names_of(written)
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert metadata.count("<rdf:RDF") == 1
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert "/StructTreeRoot" in opened.Root


def test_headings_paragraphs_lists_and_the_qr_code_are_tagged():
    found = pikepdf.open(io.BytesIO(pdf.render(facts(), "sv")))

    tags = {str(item.S) for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
    figures = [
        str(item.Alt)
        for item in found.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.Figure
    ]
    assert tags >= {"/H1", "/H2", "/P", "/L", "/LI", "/Figure", "/Link"}
    assert figures == ["QR code"]


def test_same_facts_give_the_same_bytes():
    assert pdf.render(facts(), "de") == pdf.render(facts(), "de")


def test_longest_names_stay_on_one_page():
    long = facts(name=LONGEST, course={"sv": "Affärsutveckling och internationalisering " * 3})

    written = pdf.render(long, "sv")

    assert len(pypdfium2.PdfDocument(written)) == 1
    assert "Łukaszewicz" in text_of(written)


def test_many_modules_go_on_a_page_of_their_own():
    many = facts(modules=[{"title": {"sv": f"Modul nummer {number}"}} for number in range(40)])

    written = pdf.render(many, "sv")

    assert len(pypdfium2.PdfDocument(written)) == 2
    assert "Modul nummer 39" in text_of(written, page=1)


def test_character_without_any_font_is_refused():
    with pytest.raises(pdf.MissingGlyphs, match="\U00012000"):
        pdf.render(facts(name="Anna \U00012000"), "sv")


@pytest.fixture
def listener():
    """A server that counts who comes."""
    visits = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            visits.append(self.request.recv(100))

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1], visits
        server.shutdown()


ATTACKS = [
    '<img src="{}">',
    '"><link rel=attachment href="{}"><link rel=stylesheet href="{}">',
    "<style>@import url({}); body {{ background: url({}) }}</style>",
    "url({})",
    '<object data="{}"></object><svg><image href="{}"/></svg>',
]


def everywhere(text):
    """Facts that say the text in every field that comes from people."""
    said = {"sv": text}
    changed = facts(name=text, course=said, kind=said, verify_url=text, number=text, code=text)
    changed["organisation"] = {"name": text, "accent": text}
    changed["signatory"] = {"name": text, "title": said, "place": text}
    changed["modules"] = [{"title": said, "hours": said}]
    changed["words"]["sv"] |= dict.fromkeys(("heading", "signed", "qr", "verify", "completed"), text)
    changed["words"]["sv"]["facts"] = [[text, text]]
    return changed


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_field_makes_the_press_reach_out(attack, listener, tmp_path):
    port, visits = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the server")
    addresses = (f"http://127.0.0.1:{port}/", f"file://{secret}")

    papers = [pdf.render(everywhere(attack.format(*[address] * 2)), "sv") for address in addresses]

    embedded = [pikepdf.open(io.BytesIO(paper)).attachments for paper in papers]
    assert visits == []
    assert [list(attachments) for attachments in embedded] == [[], []]
    assert not any(b"the secret of the server" in stream for paper in papers for stream in streams(paper))


def streams(paper):
    for item in pikepdf.open(io.BytesIO(paper)).objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image:
            yield item.read_bytes()
