/// The code lists that come with the program: files of `data/codelists`, inside it.
public enum ShippedCodeLists {
  /// The bytes of each list, in order of the names.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("age-bands", PackageResources.age_bands_csv),
    ("age-group", PackageResources.age_group_csv),
    ("agencies", PackageResources.agencies_csv),
    ("border-types", PackageResources.border_types_csv),
    ("countries", PackageResources.countries_csv),
    ("forms", PackageResources.forms_csv),
    ("frontex-routes", PackageResources.frontex_routes_csv),
    ("glotip-dimensions", PackageResources.glotip_dimensions_csv),
    ("glotip-indicators", PackageResources.glotip_indicators_csv),
    ("htcds-control", PackageResources.htcds_control_csv),
    ("htcds-decision-makers", PackageResources.htcds_decision_makers_csv),
    ("htcds-exploitation", PackageResources.htcds_exploitation_csv),
    ("htcds-gender", PackageResources.htcds_gender_csv),
    ("htcds-industries", PackageResources.htcds_industries_csv),
    ("htcds-recruitment", PackageResources.htcds_recruitment_csv),
    ("htcds-referral-reasons", PackageResources.htcds_referral_reasons_csv),
    ("htcds-sexual-exploitation", PackageResources.htcds_sexual_exploitation_csv),
    ("htcds-status", PackageResources.htcds_status_csv),
    ("htcds-trafficking-status", PackageResources.htcds_trafficking_status_csv),
    ("population-age-groups", PackageResources.population_age_groups_csv),
    ("population-variants", PackageResources.population_variants_csv),
    ("recorded-age-bands", PackageResources.recorded_age_bands_csv),
    ("sex", PackageResources.sex_csv),
    ("sex-age", PackageResources.sex_age_csv),
    ("yes-no", PackageResources.yes_no_csv),
  ]

  /// The bytes of a list, or nil.
  public static func bytes(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }
}
