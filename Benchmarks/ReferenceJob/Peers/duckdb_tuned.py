"""The reference job in DuckDB, tuned by hand: small whole numbers, finest cells first, labels last. Usage: as duckdb_naive.py"""
import sys

import duckdb

from reference_records import COLUMNS, FORMS, ISO3, MONTH, SETS

source, output, memory = sys.argv[1], sys.argv[2], (sys.argv + ["8GB"])[3]
base = duckdb.connect(config={"threads": "2", "memory_limit": memory, "preserve_insertion_order": "false",
                              "temp_directory": output + ".spill"})
codes = sorted(set(ISO3.values())) + ["_U"]
base.execute("create table countries as select unnest(?) word, unnest(?)::utinyint code",
             [list(ISO3), [codes.index(code) for code in ISO3.values()]])
bits = " + ".join(f"(case when form_{form} = '1' then {1 << bit} else 0 end)" for bit, form in enumerate(FORMS))
keys = "record_type, month, sex, ageg, origin, destination, form"
base.execute(f"""
create temp table cells as select {keys}, count(*) n from (
  select {", ".join(f"any_value({key}) as {key}" for key in keys.split(", "))} from (
    select substr(case_id, 2)::uinteger id, (upper(record_type[1]) = 'S')::utinyint record_type,
      case when registration_date[5] = '-' then (case when try_cast(registration_date as date) is not null
             then registration_date[1:4]::usmallint * 12 + registration_date[6:7]::usmallint end)
           when registration_date[3] = '/' then (case when try_cast(registration_date[7:10] || '-' || registration_date[4:5] || '-' || registration_date[1:2] as date) is not null
             then registration_date[7:10]::usmallint * 12 + registration_date[4:5]::usmallint end) end::usmallint as month,
      case lower(trim(sex)) when 'f' then 0 when 'female' then 0 when 'woman' then 0 when 'm' then 1 when 'male' then 1
        when 'man' then 1 else 2 end::utinyint sex,
      case when lived between 0 and 17 then 0 when lived between 18 and 29 then 1 when lived between 30 and 47 then 2
        when lived between 48 and 110 then 3 when age_group in ('0--8', '9--17') then 0
        when age_group in ('18--20', '21--23', '24--26', '27--29') then 1 when age_group in ('30--38', '39--47') then 2
        when age_group = '48+' then 3 else 4 end::utinyint ageg,
      coalesce(a.code, {len(codes) - 1})::utinyint origin, coalesce(b.code, {len(codes) - 1})::utinyint destination,
      case when bit_count(bits) > 1 then 8 when bits = 0 then 0 else (log2(bits)::int) + 1 end::utinyint form
    from (select case_id, record_type, registration_date, sex, age_group, origin, destination, try_cast(age as double) lived, ({bits})::int bits
          from read_csv('{source}', header = true, delim = ',', quote = '"', all_varchar = true, nullstr = 'NO NULL HERE')
          where upper(trim(record_type)) in ('TIP', 'SOM')) s
    left join countries a on a.word = upper(trim(s.origin)) left join countries b on b.word = upper(trim(s.destination)))
  group by id) group by all""")
sets = ", ".join("(" + ", ".join("month" if name == MONTH else name for name in names) + ")" for names in SETS)
labels = {
    "record_type": "['TIP', 'SOM'][record_type + 1]", "sex": "['F', 'M', '_U'][sex + 1]",
    "ageg": "['00-17', '18-29', '30-47', '48+', '_U'][ageg + 1]", "origin": f"{codes}[origin + 1]",
    "destination": f"{codes}[destination + 1]", "form": f"{['_U'] + FORMS + ['multiple']}[form + 1]",
    MONTH: "case when whole = 1 then null when month is null then '_U' else ((month - 1) // 12)::varchar || '-' || lpad(((month - 1) % 12 + 1)::varchar, 2, '0') end",
}
base.execute(f"""copy (select {", ".join(f"{labels[name]} {name}" for name in COLUMNS)}, n from (
  select {keys}, grouping(month) whole, sum(n)::bigint n from cells group by grouping sets ({sets})))
  to '{output}' (header true, nullstr '_T')""")
