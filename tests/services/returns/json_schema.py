"""The few keywords of JSON Schema (draft 2020-12) that our schema uses; any other is refused."""

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_ANNOTATIONS = {"$schema", "title", "description", "format"}
_CHECKS = {
    "type",
    "properties",
    "required",
    "items",
    "enum",
    "additionalProperties",
    "minimum",
    "maximum",
}


def faults(value: object, schema: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where ``value`` is not as ``schema`` says, a line each."""
    unknown = set(schema) - _CHECKS - _ANNOTATIONS
    if unknown:
        raise ValueError(f"{at}: keywords that are not understood: {sorted(unknown)}")
    if not _is_of(value, schema.get("type", list(_TYPES))):
        yield f"{at}: {value!r} is no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if isinstance(value, dict):
        yield from _of_object(value, schema, at)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from faults(each, schema.get("items", {}), f"{at}[{place}]")
    elif isinstance(value, int | float):
        yield from _of_number(value, schema, at)


def _is_of(value: object, names: str | list[str]) -> bool:
    wanted = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in wanted
    return any(isinstance(value, _TYPES[name]) for name in wanted)


def _of_object(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{at}: no {name}" for name in schema.get("required", ()) if name not in value)
    for name, each in value.items():
        if name in known:
            yield from faults(each, known[name], f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: {name} is not foreseen"


def _of_number(value: float, schema: dict[str, Any], at: str) -> Iterator[str]:
    if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value} is out of bounds"
