"""The words for where on its page an advertisement stands."""

from __future__ import annotations

EDGES: dict[str, str] = {
    "上": "top", "下": "bottom", "左": "left", "右": "right", "通栏": "full", "top": "top", "bottom": "bottom",
    "left": "left", "right": "right", "full": "full",
}  # fmt: skip
"""Where on its page an advertisement is wanted; 右下 is both."""
CHINESE = {"top": "上", "bottom": "下", "left": "左", "right": "右", "full": "通栏"}
"""What messages call them."""
