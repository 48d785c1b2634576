"""The smallest useful edition: nine lines here, and a few in each story."""

from __future__ import annotations

from pathlib import Path

EDITION = """\
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A01: |
    masthead masthead masthead masthead masthead
    lead     lead     lead     lead     market
    lead     lead     lead     lead     market
    school   school   bridge   bridge   bridge
"""

HEADLINES = {
    "lead": "让每一户都暖起来",
    "market": "早市搬进新棚",
    "school": "校门口有了斑马线",
    "bridge": "东桥后天通车",
}

_PARAGRAPH = (
    "河口的秋天来得早，街上的梧桐落了一半。记者在现场看到，工人们正把最后一批材料运到岸边，往来的人都放慢了脚步。"
)


def write_tiny(folder: Path, *, paragraphs: int = 3) -> Path:
    """Write the edition to `folder`, every story as long as asked for, and return `folder`."""
    (folder / "stories").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    for name, headline in HEADLINES.items():
        head = f"---\nheadline: {headline}\nbyline: 记者 周小满\n---\n\n"
        body = "\n\n".join([_PARAGRAPH] * paragraphs)
        (folder / "stories" / f"{name}.md").write_text(f"{head}{body}\n", encoding="utf-8")
    return folder
