"""What an H5P frame and its files may do: the response headers that keep foreign code in its box."""

from urllib.parse import urlsplit

SANDBOX = "allow-scripts allow-forms"
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def frame_policy(base: str, page_origin: str, *, needs_eval: bool) -> str:
    """The policy of a frame whose files lie under `base`, shown by a page of `page_origin`.

    `sandbox` gives the document an opaque origin even when it is opened directly. Scripts come only
    from the player and the installed libraries; the frame can fetch only its own files.
    """
    origin = origin_of(base)
    directives = {
        "sandbox": SANDBOX,
        "default-src": "'none'",
        "script-src": f"{base}player/ {base}libraries/" + (" 'unsafe-eval'" if needs_eval else ""),
        "style-src": f"{base} 'unsafe-inline'",
        "img-src": f"{base} data: blob:",
        "media-src": f"{base} data: blob:",
        "font-src": f"{base} data:",
        "connect-src": f"{base}libraries/ {base}contents/",
        "frame-src": "'none'",
        "worker-src": "blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(dict.fromkeys((page_origin, origin))),
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def origin_of(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
