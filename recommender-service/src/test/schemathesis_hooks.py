"""What no schema says of the lines of an import, see schemathesis.toml."""

import json

import schemathesis
from hypothesis import strategies as st

NAMES = st.text("abc é😀", min_size=1, max_size=20).filter(str.strip)
LINES = st.fixed_dictionaries(
    {
        "user": NAMES,
        "status": st.sampled_from(["granted", "withdrawn", "objected"]),
        "purpose": st.just("recommendations"),
        "policyVersion": NAMES,
        "channel": NAMES,
    },
    optional={"time": st.sampled_from(["2026-05-01T00:00:00Z", "2028-05-01T00:00:00.5+02:00"])},
)

schemathesis.openapi.media_type(
    "application/x-ndjson",
    st.lists(LINES.map(json.dumps), min_size=1, max_size=20).map(lambda lines: "\n".join(lines).encode()),
)
