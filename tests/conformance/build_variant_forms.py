"""Write layout/edition/_variant_forms.py: characters that simplified copy does not have, and what it has instead.

    pip download --no-deps opencc-python-reimplemented==0.1.7      (the dictionaries of OpenCC, Apache-2.0), unpacked
    python tests/conformance/build_variant_forms.py opencc/dictionary layout/edition/_variant_forms.py

Left out are characters that have a place in simplified copy, too: those that OpenCC gives as a simplified form of
some other, those of GB 2312, and those that the table of 2013 restored for use in names.
"""

from __future__ import annotations

import sys
from pathlib import Path

RESTORED = "昇陞甦氾脩邨於"
# In GB 2312 for names of old; today's copy has 后.
STRANGE_IN_GB2312 = "後"
FIRST, LAST = 0x4E00, 0x9FFF
PER_LINE = 50


def read(path: Path) -> dict[str, list[str]]:
    """A dictionary of OpenCC: a character to the characters it may stand for."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {row[0]: row[1].split() for row in rows}


def is_in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def table(folder: Path) -> dict[str, str]:
    simplified = read(folder / "TSCharacters.txt")
    plain = {form for forms in simplified.values() for form in forms} | read(folder / "STCharacters.txt").keys()
    plain |= {character for character in simplified if is_in_gb2312(character)} - set(STRANGE_IN_GB2312)
    plain |= set(RESTORED)
    return {
        old: forms[0]
        for old, forms in sorted(simplified.items())
        if old not in plain and all(len(c) == 1 and FIRST <= ord(c) <= LAST for c in (old, forms[0]))
    }


def packed(name: str, characters: list[str]) -> str:
    rows = ["".join(characters[at : at + PER_LINE]) for at in range(0, len(characters), PER_LINE)]
    return f"{name} = (\n" + "".join(f'    "{row}"\n' for row in rows) + ")\n"


def main(folder: Path, target: Path) -> None:
    forms = table(folder)
    told = "Written by tests/conformance/build_variant_forms.py from OpenCC (Apache-2.0); see NOTICE.md."
    tables = packed("VARIANTS", [*forms]) + packed("SIMPLIFIED", [*forms.values()])
    target.write_text(f'"""{told}"""\n\n# fmt: off\n{tables}', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
