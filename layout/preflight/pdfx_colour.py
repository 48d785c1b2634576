"""PDF/X in colour spaces: what the press takes, through every space that stands on another."""

from __future__ import annotations

from typing import Any

from .pdfx_check import Bench

_DEVICES = {"/DeviceGray": "GRAY", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
_DEVICE_INDEPENDENT = frozenset({"/CalGray", "/CalRGB", "/Lab", "/ICCBased"})
_MOST_NESTED = 5


def check_space(bench: Bench, space: Any, at: str, page: str, nested: int = 0) -> None:
    """One colour space, and those that it is over."""
    if space is None or nested > _MOST_NESTED:
        return
    name = str(space) if str(space).startswith("/") else str(space[0])
    if name in _DEVICES:
        _check_device(bench, name, at, page)
    elif name in _DEVICE_INDEPENDENT:
        if bench.rules.cmyk_only:
            bench.report("pdfx/colour-space", at, page, space=name[1:])
        elif name == "/ICCBased":
            _check_profile(bench, space[1], at, page)
    elif name in ("/Separation", "/DeviceN"):
        check_space(bench, space[2], at, page, nested + 1)
        if name == "/DeviceN" and len(space) > 4:
            colorants: dict[str, Any] = dict(space[4].get("/Colorants", {}).items())
            for plate in colorants.values():
                check_space(bench, plate, at, page, nested + 1)
    elif name in ("/Indexed", "/I", "/Pattern"):
        if name != "/Pattern" or len(space) > 1:
            check_space(bench, space[1], at, page, nested + 1)
    else:
        bench.report("pdfx/colour-space", at, page, space=name[1:])


def _check_device(bench: Bench, name: str, at: str, page: str) -> None:
    """Device colour is the intent's: grey goes with any, CMYK and RGB each with their own alone."""
    kind = _DEVICES[name]
    foreign_rgb = kind == "RGB" and (bench.rules.cmyk_only or bench.intent_space != "RGB")
    foreign_cmyk = kind == "CMYK" and bench.intent_space != "CMYK" and not bench.rules.cmyk_only
    if foreign_rgb or foreign_cmyk:
        bench.report("pdfx/colour-space", at, page, space=name[1:])


def _check_profile(bench: Bench, stream: Any, at: str, page: str) -> None:
    """A profile is of a kind that the standard knows, has the channels that it says, and is not the intent's own."""
    data: bytes = stream.read_bytes()
    channels = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1, b"Lab ": 3}.get(data[16:20], 0)
    if data[36:40] != b"acsp" or channels != int(stream.get("/N", 0)):
        bench.report("pdfx/icc-profile", at, page)
    elif data[8] not in bench.rules.icc_versions:
        bench.report("pdfx/icc-version", at, page, version=data[8])
    elif channels == 4 and bench.intent and data == bench.intent and not bench.rules.old:
        bench.report("pdfx/icc-as-intent", at, page)
