"""Small things that are done with objects of a PDF."""

from __future__ import annotations

from typing import Any


def name_of(name: str) -> Any:
    """A name object; `name` begins with its slash."""
    import pikepdf

    return pikepdf.Name(name)


def family_of(space: Any) -> str:
    """The name of a colour space without what it is made of."""
    return str(space)[1:] if str(space).startswith("/") else str(space[0])[1:]


def joined(one: Any, other: Any) -> Any:
    """Two resource dictionaries with names of their own as one."""
    import pikepdf

    made: Any = pikepdf.Dictionary(dict(one.items()))
    for key, part in other.items():
        made[key] = pikepdf.Dictionary({**dict(made.get(key, {}).items()), **dict(part.items())})
    return made
