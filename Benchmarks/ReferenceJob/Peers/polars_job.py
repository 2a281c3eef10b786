"""The reference job in Polars, streaming engine. Usage: polars_job.py CSV OUT"""
import os
import sys

os.environ["POLARS_MAX_THREADS"] = "2"
import polars as pl

from reference_records import BANDS, COLUMNS, FORMS, ISO3, MONTH, SETS

source, output = sys.argv[1], sys.argv[2]
years = pl.col("age").str.strip_chars().cast(pl.Float64, strict=False)
day = pl.coalesce(pl.col(MONTH).str.to_date("%Y-%m-%d", strict=False), pl.col(MONTH).str.to_date("%d/%m/%Y", strict=False))
form = pl.when(pl.sum_horizontal([(pl.col("form_" + name) == "1").cast(pl.Int8) for name in FORMS]) > 1).then(pl.lit("multiple"))
for name in FORMS:
    form = form.when(pl.col("form_" + name) == "1").then(pl.lit(name))
band = pl.when(years.is_between(0, 17)).then(pl.lit("00-17")).when(years.is_between(18, 29)).then(pl.lit("18-29"))
band = band.when(years.is_between(30, 47)).then(pl.lit("30-47")).when(years.is_between(48, 110)).then(pl.lit("48+"))
sexes = {"f": "F", "female": "F", "woman": "F", "m": "M", "male": "M", "man": "M"}
records = (
    pl.scan_csv(source, infer_schema=False, empty_string_is_null=False)
    .select(
        "case_id", record_type=pl.col("record_type").str.strip_chars().str.to_uppercase(),
        registration_date=day.dt.strftime("%Y-%m").fill_null("_U"),
        sex=pl.col("sex").str.strip_chars().str.to_lowercase().replace_strict(sexes, default="_U"),
        ageg=band.otherwise(pl.col("age_group").replace_strict(BANDS, default="_U")),
        origin=pl.col("origin").str.strip_chars().str.to_uppercase().replace_strict(ISO3, default="_U"),
        destination=pl.col("destination").str.strip_chars().str.to_uppercase().replace_strict(ISO3, default="_U"),
        form=form.otherwise(pl.lit("_U")))
    .filter(pl.col("record_type").is_in(["TIP", "SOM"])).unique(subset=["case_id"], keep="any")
    .drop("case_id").collect(engine="streaming"))
parts = []
for names in SETS:
    counts = records.lazy().group_by(names).agg(pl.len().cast(pl.Int64).alias("n"))
    parts.append(counts.with_columns([pl.lit("_T").alias(name) for name in COLUMNS if name not in names]).select(COLUMNS + ["n"]))
pl.concat(parts).collect(engine="streaming").write_csv(output)
