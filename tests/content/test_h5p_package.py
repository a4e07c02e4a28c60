"""An uploaded `.h5p` is checked whole, and refused in sentences that name the file."""

import io
import time
import zipfile

import pytest

from content.h5p import package as packages
from content.h5p.archive import Limits
from content.h5p.identity import LibraryId
from content.h5p.problems import Refused
from tests.content.h5p_packages import DESCRIPTION, described, package


def refusal(file, **options):
    with pytest.raises(Refused) as caught:
        packages.check(file, **options)
    return caught.value


def test_a_sound_package_passes_with_its_parts():
    found = packages.check(package({"content/photo.png": b"x"}))

    assert (found.title, found.main, found.params) == (
        "A greeting",
        LibraryId("Greeting", 1, 0),
        {"text": "Hello"},
    )
    assert found.content_files == ["content/photo.png"]
    assert list(found.libraries) == [found.main]


def test_hidden_files_are_left_out():
    found = packages.check(
        package({"content/.htaccess": b"x", "__MACOSX/x.php": b"x", "Greeting-1.0/_notes.html": b"x"})
    )

    assert not [path for path in found.archive if "x.php" in path or "htaccess" in path or "_notes" in path]


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("content/page.html", b"<script>", "type-not-allowed"),
        ("content/x.js", b"1", "type-not-allowed"),
        ("content/x.svg", b"<svg/>", "type-not-allowed"),
        ("content/shell.PHP", b"1", "type-not-allowed"),
        ("content/noending", b"1", "type-not-allowed"),
        ("Greeting-1.0/x.html", b"1", "type-not-allowed"),
        ("Greeting-1.0/library.json", b"{", "invalid-json"),
        ("Greeting-1.0/library.json", [], "invalid-library-json"),
        ("Greeting-1.0/library.json", described("Other"), "folder-name"),
        ("Greeting-1.0/semantics.json", b"nope", "invalid-json"),
        ("Greeting-1.0/language/XXX!.json", {}, "invalid-language-file"),
        ("Greeting-1.0/language/sv.json", b"{", "invalid-json"),
        ("Greeting-1.0/greeting.js", None, "missing-file"),
        (
            "Greeting-1.0/library.json",
            described(preloadedJs=[{"path": "../../evil.js"}]),
            "invalid-asset-path",
        ),
        ("Greeting-1.0/library.json", described(preloadedJs=[{"path": "a.css"}]), "invalid-asset-path"),
        ("Greeting-1.0/library.json", described(preloadedJs="a.js"), "invalid-asset-path"),
        (
            "Greeting-1.0/library.json",
            described(coreApi={"majorVersion": 1, "minorVersion": 99}),
            "core-too-old",
        ),
        ("Greeting-1.0/library.json", described(coreApi=[]) | {"title": ""}, "invalid-library-json"),
        ("Greeting-1.0/library.json", described() | {"dynamicDependencies": [{}]}, "invalid-dependencies"),
        ("h5p.json", None, "missing-file"),
        ("h5p.json", [], "invalid-h5p-json"),
        ("h5p.json", DESCRIPTION | {"mainLibrary": "Other"}, "missing-main-library"),
        ("h5p.json", DESCRIPTION | {"embedTypes": ["popup"]}, "invalid-h5p-json"),
        ("content/content.json", None, "missing-file"),
        ("content/content.json", b'{"a": NaN}', "invalid-json"),
        ("content/content.json", b'{"a": "\\u0000"}', "invalid-json"),
        ("content/content.json", b'{"a": "\\ud800"}', "invalid-json"),
        ("content/content.json", b"[" * 100_000 + b"]" * 100_000, "invalid-json"),
        ("content/content.json", b'{"a":' * 90 + b"1" + b"}" * 90, "invalid-json"),
        ("content/content.json", [1], "invalid-content-json"),
    ],
)
def test_a_broken_package_is_refused_for_its_reason(path, body, code):
    assert code in refusal(package({path: body})).codes


def test_a_refusal_names_file_and_reason():
    refused = refusal(package({"content/a.svg": b"<svg/>", "content/b.html": b""}))

    assert refused.sentences == [
        "content/a.svg: files of this type are not allowed in a content.",
        "content/b.html: files of this type are not allowed in a content.",
    ]


def test_many_problems_are_counted_not_listed():
    refused = refusal(package({f"content/{n}.svg": b"" for n in range(20)}))

    assert (len(refused.sentences), refused.sentences[-1]) == (13, "And 8 more problems.")


@pytest.mark.parametrize(
    "name",
    [
        "content/../../evil.png",
        "/etc/evil.png",
        "content\\..\\evil.png",
        "C:/evil.png",
        "content//evil.png",
        "content/a\u202egnp.png",
        "content/a\u200b.png",
        "content/CON.png",
        "content/a\n.png",
    ],
)
def test_unsafe_names_are_refused(name):
    assert refusal(package(extra=[(name, b"x")])).codes == {"unsafe-path"}


def test_a_very_long_name_is_refused():
    assert refusal(package(extra=[(f"content/{'a' * 300}.png", b"x")])).codes == {"name-too-long"}


def test_links_are_refused():
    link = zipfile.ZipInfo("content/link.png")
    link.external_attr = 0o120777 << 16

    assert refusal(package(extra=[(link, b"/etc/passwd")])).codes == {"not-a-file"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["content/content.json", "Content/content.json", "content"])
def test_names_that_fall_on_each_other_are_refused(name):
    assert "duplicate" in refusal(package(extra=[(name, b"{}")])).codes


def test_accents_written_in_two_ways_are_one_name():
    pair = [("content/\u00e5.png", b"1"), ("content/a\u030a.png", b"2")]

    assert refusal(package(extra=pair)).codes == {"duplicate"}


def test_a_bomb_is_refused_quickly():
    started = time.perf_counter()
    refused = refusal(package({"content/zeros.txt": bytes(60_000_000)}))

    assert refused.codes == {"bomb"}
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(files=3), "too-many-files"),
        (Limits(directory_bytes=50), "too-many-files"),
        (Limits(file_bytes=10), "file-too-large"),
        (Limits(total_bytes=10), "total-too-large"),
        (Limits(json_bytes=5), "json-too-large"),
    ],
)
def test_limits_are_kept(limits, code):
    assert code in refusal(package(), limits=limits).codes


def test_bytes_that_do_not_match_their_header_are_refused():
    body = package({"content/content.json": b'{"text": "Hello hello hello"}'}).getvalue()
    at = body.index(b"content/content.json") + len("content/content.json") + 3

    assert refusal(io.BytesIO(body[:at] + b"\xff\xff" + body[at + 2 :])).codes == {"damaged"}


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"PK\5\6", b"x" * 70_000, b"PK\5\6" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(body):
    assert refusal(io.BytesIO(body)).codes <= {"not-a-zip", "too-many-files"}


def test_flash_files_of_old_libraries_are_not_unpacked():
    found = packages.check(package({"Greeting-1.0/old.swf": b"FWS"}))

    assert "Greeting-1.0/old.swf" not in found.files_of(found.libraries[found.main])


def test_a_library_that_nobody_brings_is_named():
    needy = described(needs=[("Helper", 2, 1)], preloadedJs=[{"path": "greeting.js"}])
    found = packages.check(package({"Greeting-1.0/library.json": needy}))

    with pytest.raises(Refused, match=r"Helper 2\.1") as caught:
        packages.check_needed(found, [], may_install=True)
    assert caught.value.codes == {"missing-libraries"}


def test_without_the_right_to_install_the_site_must_have_the_libraries():
    found = packages.check(package())

    packages.check_needed(found, [found.main], may_install=False)
    with pytest.raises(Refused, match="Ask an administrator"):
        packages.check_needed(found, [], may_install=False)


def test_what_only_an_editor_needs_is_not_missed():
    needy = described(
        needs=[("H5PEditor.Form", 1, 0)], editorDependencies=[], preloadedJs=[{"path": "greeting.js"}]
    )
    found = packages.check(package({"Greeting-1.0/library.json": needy}))

    packages.check_needed(found, [], may_install=True)


def test_patterns_stay_linear():
    started = time.perf_counter()
    hostile = described(preloadedJs=[{"path": "a" * 200 + "!"}], preloadedCss=[{"path": "a-" * 100 + "."}])
    refusal(package({"Greeting-1.0/library.json": hostile, f"Greeting-1.0/language/{'a-' * 90}!.json": {}}))

    assert time.perf_counter() - started < 1
