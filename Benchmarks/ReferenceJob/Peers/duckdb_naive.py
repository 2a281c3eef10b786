"""The reference job as one writes it by hand in DuckDB: texts throughout. Usage: duckdb_naive.py CSV OUT [MEMORY]"""
import sys

import duckdb

from reference_records import COLUMNS, FORMS, ISO3, SETS

source, output, memory = sys.argv[1], sys.argv[2], (sys.argv + ["8GB"])[3]
base = duckdb.connect(config={"threads": "2", "memory_limit": memory, "preserve_insertion_order": "false",
                              "temp_directory": output + ".spill"})
base.execute("create table countries (word varchar, code varchar)")
base.executemany("insert into countries values (?, ?)", list(ISO3.items()))
flags = " + ".join(f"(form_{form} = '1')::int" for form in FORMS)
which = " ".join(f"when form_{form} = '1' then '{form}'" for form in FORMS)
base.execute(f"""
create temp table clean as
select any_value(record_type) record_type, any_value(month) registration_date, any_value(sex) sex, any_value(ageg) ageg,
       any_value(origin) origin, any_value(destination) destination, any_value(form) form
from (
  select case_id, upper(trim(record_type)) record_type,
    coalesce(strftime(try_strptime(registration_date, ['%Y-%m-%d', '%d/%m/%Y']), '%Y-%m'), '_U') as month,
    case lower(trim(sex)) when 'f' then 'F' when 'female' then 'F' when 'woman' then 'F'
      when 'm' then 'M' when 'male' then 'M' when 'man' then 'M' else '_U' end sex,
    case when lived between 0 and 17 then '00-17' when lived between 18 and 29 then '18-29'
      when lived between 30 and 47 then '30-47' when lived between 48 and 110 then '48+'
      when age_group in ('0--8', '9--17') then '00-17' when age_group in ('18--20', '21--23', '24--26', '27--29') then '18-29'
      when age_group in ('30--38', '39--47') then '30-47' when age_group = '48+' then '48+' else '_U' end ageg,
    coalesce(a.code, '_U') origin, coalesce(b.code, '_U') destination,
    case when flags > 1 then 'multiple' {which} else '_U' end form
  from (select *, try_cast(trim(age) as double) lived, {flags} flags
        from read_csv('{source}', header = true, delim = ',', quote = '"', all_varchar = true, nullstr = 'NO NULL HERE')) s
  left join countries a on a.word = upper(trim(s.origin)) left join countries b on b.word = upper(trim(s.destination))
  where upper(trim(record_type)) in ('TIP', 'SOM'))
group by case_id""")
sets = ", ".join("(" + ", ".join(names) + ")" for names in SETS)
base.execute(f"""copy (select {", ".join(COLUMNS)}, count(*) n from clean group by grouping sets ({sets}))
  to '{output}' (header true, nullstr '_T')""")
