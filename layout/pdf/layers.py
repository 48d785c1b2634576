"""Layers of a PDF (optional content): which of them are printed (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any

_MOST_NESTED = 20


class Layers:
    """The layers of a document as its own configuration shows them, in print where it says so."""

    def __init__(self, root: Any) -> None:
        properties: Any = root.get("/OCProperties")
        self._off: set[tuple[int, int]] = set()
        if properties is None:
            return
        said: Any = properties.get("/D", {})
        every: list[Any] = list(properties.get("/OCGs", []))
        if str(said.get("/BaseState", "/ON")) == "/OFF":
            self._off = {group.objgen for group in every}
        self._off -= {group.objgen for group in list(said.get("/ON", []))}
        self._off |= {group.objgen for group in list(said.get("/OFF", []))}
        for one in list(said.get("/AS", [])):
            if str(one.get("/Event", "")) == "/Print":
                self._as_printed(list(one.get("/OCGs", [])))

    def _as_printed(self, groups: list[Any]) -> None:
        for group in groups:
            state = str(group.get("/Usage", {}).get("/Print", {}).get("/PrintState", ""))
            if state == "/OFF":
                self._off.add(group.objgen)
            elif state == "/ON":
                self._off.discard(group.objgen)

    def shows(self, layer: Any) -> bool:
        """Whether what belongs to a layer, or to several by their policy, is seen."""
        if not _is_dictionary(layer):
            return True
        if str(layer.get("/Type", "")) != "/OCMD":
            return layer.objgen not in self._off
        if "/VE" in layer:
            return self._expressed(layer.VE, 0)
        groups: Any = layer.get("/OCGs")
        if groups is None:
            return True
        states = [self.shows(group) for group in ([groups] if _is_dictionary(groups) else list(groups))]
        if not states:
            return True
        policy = str(layer.get("/P", "/AnyOn"))
        return {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}.get(policy, any(states))

    def _expressed(self, expression: Any, nested: int) -> bool:
        """A visibility expression: /And, /Or, /Not over layers and expressions."""
        if _is_dictionary(expression):
            return self.shows(expression)
        if nested > _MOST_NESTED:
            return True
        word, *parts = list(expression)
        states = [self._expressed(part, nested + 1) for part in parts]
        if str(word) == "/Not":
            return not all(states)
        return all(states) if str(word) == "/And" else any(states)


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)
