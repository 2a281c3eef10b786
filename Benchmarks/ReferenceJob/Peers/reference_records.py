"""What the Python peers of the reference job share: countries, and the sets of columns that are counted."""

COUNTRIES = (
    "AF AFG IR IRN IQ IRQ PK PAK TR TUR GR GRC BG BGR RS SRB DE DEU SE SWE GB GBR FR FRA IT ITA AT AUT HU HUN "
    "AE ARE SA SAU OM OMN QA QAT KW KWT BH BHR SY SYR JO JOR LB LBN BD BGD IN IND NP NPL LK LKA MM MMR TH THA "
    "MY MYS ID IDN PH PHL VN VNM KH KHM NG NGA ET ETH ER ERI SO SOM SD SDN"
).split()
ISO3 = dict(zip(COUNTRIES[0::2], COUNTRIES[1::2])) | {code: code for code in COUNTRIES[1::2]}
FORMS = "sexual labour servitude marriage organ begging other".split()
COLUMNS = ["record_type", "sex", "ageg", "origin", "destination", "form", "registration_date"]
MONTH = "registration_date"
SETS = [["record_type"] + names for names in (
    [], [MONTH], [MONTH, "sex"], [MONTH, "ageg"], [MONTH, "sex", "ageg"], [MONTH, "form"],
    [MONTH, "sex", "ageg", "form"], [MONTH, "origin", "destination"], [MONTH, "origin", "destination", "sex"],
    [MONTH, "origin", "destination", "form"], ["sex", "ageg", "origin", "destination"],
    [MONTH, "sex", "ageg", "origin", "destination", "form"],
)]
BANDS = {"0--8": "00-17", "9--17": "00-17", "18--20": "18-29", "21--23": "18-29", "24--26": "18-29", "27--29": "18-29",
         "30--38": "30-47", "39--47": "30-47", "48+": "48+"}
