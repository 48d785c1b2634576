"""Messages about the edition folder: YAML, dummies, files, paper, pictures."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO  # noqa: E741

MESSAGES: dict[str, Message] = {}
