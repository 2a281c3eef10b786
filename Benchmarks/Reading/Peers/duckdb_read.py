"""Reads a plain CSV with DuckDB, every column as text, on one thread: rows, bytes, seconds of processor and of wall time."""

import json
import sys
import time

import duckdb

path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    names = file.readline().rstrip("\r\n").split(",")
connection = duckdb.connect()
connection.execute("SET threads = 1")
columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
# Lengths are asked for, or columns would be left out that nothing reads.
lengths = " + ".join(f'sum(strlen("{name}"))' for name in names)
query = f"""
    SELECT count(*), {lengths} FROM read_csv('{path}', auto_detect = false, header = true, delim = ',',
    quote = '"', escape = '"', strict_mode = true, nullstr = '\\0', compression = 'none', columns = {{{columns}}})"""
processor, wall = time.process_time(), time.perf_counter()
rows, size = connection.execute(query).fetchone()
print(
    json.dumps(
        {
            "rows": rows,
            "bytes": int(size),
            "processorSeconds": time.process_time() - processor,
            "wallSeconds": time.perf_counter() - wall,
        }
    )
)
