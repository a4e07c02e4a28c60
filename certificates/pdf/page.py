"""The certificate's page as HTML; every text from outside is escaped here and nowhere else."""

from html import escape

from certificates.facts import Facts, Module, Texts, Words, choose

SIZES = ((26, "short"), (40, "medium"), (64, "long"))
LINE, FEW, MANY = 46, 12, 20


def html(facts: Facts, language: str, *, qr: str) -> str:
    """The whole page in that language."""
    words, style = facts["words"][language], _room(facts, language)
    modules = _modules(facts, language, style)
    first, annex = ("", modules) if style == "annex" else (modules, "")
    body = (
        f'<div class="sheet">{_letterhead(facts, words)}<main>{_statement(facts, words, language)}'
        f"{_facts(words)}{first}</main>{_signature(facts, words, language)}{_proof(facts, words, qr)}</div>{annex}"
    )
    head = _head(facts, words)
    return f'<!doctype html><html lang="{escape(language)}"><head>{head}</head><body>{body}</body></html>'


def _head(facts: Facts, words: Words) -> str:
    title = f"{words['heading']} {facts['number']} – {facts['name']}"
    metas = {
        "author": facts["organisation"]["name"],
        "description": f"{words['verify']} {facts['verify_url']}",
        "generator": "certificates",
        "dcterms.created": facts["issued_on"],
        "dcterms.modified": facts["issued_on"],
    }
    named = "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in metas.items())
    return f'<meta charset="utf-8"><title>{escape(title)}</title>{named}'


def _letterhead(facts: Facts, words: Words) -> str:
    issuer, number = escape(facts["organisation"]["name"]), escape(facts["number"])
    return f'<header><p class="issuer">{issuer}</p><p class="number">{escape(words["number"])} {number}</p></header>'


def _statement(facts: Facts, words: Words, language: str) -> str:
    name, course = facts["name"], choose(facts["course"], language)[0]
    kind = _in(facts["kind"], language, tag="p", style="kind")
    title = _in(facts["course"], language, tag="p", style=f"course {_size(course)}")
    return (
        f"{kind}<h1>{escape(words['heading'])}</h1>"
        f'<p class="line">{escape(words["certifies"])}</p><p class="name {_size(name)}">{escape(name)}</p>'
        f'<p class="line">{escape(words["completed"])}</p>{title}'
    )


def _facts(words: Words) -> str:
    rows = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(said)}</dd></div>" for term, said in words["facts"]
    )
    return f'<dl class="facts">{rows}</dl>'


def _room(facts: Facts, language: str) -> str:
    """How the list of modules is set: as large as fits on the first page, else on a page of its own."""
    lines = sum(1 + len(choose(module["title"], language)[0]) // LINE for module in facts["modules"])
    return "few" if lines <= FEW else "many" if lines <= MANY else "annex"


def _modules(facts: Facts, language: str, style: str) -> str:
    if not facts["modules"]:
        return ""
    rows = "".join(_module(module, language) for module in facts["modules"])
    heading = escape(facts["words"][language]["modules"])
    return f'<section class="modules {style}"><h2>{heading}</h2><ol>{rows}</ol></section>'


def _module(module: Module, language: str) -> str:
    title = _in(module["title"], language, tag="span", style="title")
    hours = module.get("hours")
    return f"<li>{title}{_in(hours, language, tag='span', style='hours') if hours else ''}</li>"


def _signature(facts: Facts, words: Words, language: str) -> str:
    signatory = facts["signatory"]
    title = _in(signatory["title"], language, tag="p", style="title")
    name = f'<p class="signatory">{escape(signatory["name"])}</p>'
    return f'<div class="signature"><p class="signed">{escape(words["signed"])}</p>{name}{title}</div>'


def _proof(facts: Facts, words: Words, qr: str) -> str:
    url = facts["verify_url"]
    shown = url.partition("://")[2].removesuffix("/").removesuffix(facts["code"]).removesuffix("/")
    return (
        f'<aside class="proof"><div class="words"><p class="verify">{escape(words["verify"])}</p>'
        f'<p><a href="{escape(url)}">{escape(shown)}</a></p>'
        f"<p>{escape(words['code'])} <strong>{escape(facts['code'])}</strong></p>"
        f'<p class="hint">{escape(words["verify_hint"])}</p></div>'
        f'<img class="qr" alt="{escape(words["qr"])}" src="{escape(qr)}"></aside>'
    )


def _in(texts: Texts, language: str, *, tag: str, style: str) -> str:
    """The text with its own language marked where it is another than the page's."""
    text, really = choose(texts, language)
    lang = "" if really == language else f' lang="{escape(really)}"'
    return f'<{tag} class="{style}"{lang}>{escape(text)}</{tag}>'


def _size(text: str) -> str:
    return next((size for most, size in SIZES if len(text) <= most), "longest")
