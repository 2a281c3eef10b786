/// The shape of the reference job's records.
enum ReferenceRecords {
  /// The headings of the file.
  static let header = [
    "case_id", "record_type", "registration_date", "citizenship", "country_exploitation", "origin",
    "transit1", "transit2",
    "destination", "sex", "age", "age_group", "form_sexual", "form_labour", "form_servitude", "form_marriage",
    "form_organ",
    "form_begging", "form_other", "means_threat", "means_violence", "means_debt", "means_documents",
    "means_drugs",
    "recruiter_relation", "source_agency",
  ]

  /// The countries that occur, by their two and three letters.
  static let countries: [(String, String)] = [
    ("AF", "AFG"), ("IR", "IRN"), ("IQ", "IRQ"), ("PK", "PAK"), ("TR", "TUR"), ("GR", "GRC"), ("BG", "BGR"),
    ("RS", "SRB"),
    ("DE", "DEU"), ("SE", "SWE"), ("GB", "GBR"), ("FR", "FRA"), ("IT", "ITA"), ("AT", "AUT"), ("HU", "HUN"),
    ("AE", "ARE"),
    ("SA", "SAU"), ("OM", "OMN"), ("QA", "QAT"), ("KW", "KWT"), ("BH", "BHR"), ("SY", "SYR"), ("JO", "JOR"),
    ("LB", "LBN"),
    ("BD", "BGD"), ("IN", "IND"), ("NP", "NPL"), ("LK", "LKA"), ("MM", "MMR"), ("TH", "THA"), ("MY", "MYS"),
    ("ID", "IDN"),
    ("PH", "PHL"), ("VN", "VNM"), ("KH", "KHM"), ("NG", "NGA"), ("ET", "ETH"), ("ER", "ERI"), ("SO", "SOM"),
    ("SD", "SDN"),
  ]
}
