// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target: accessors of other modules are inlined in release builds, and imports of
/// C libraries stay out of the public interface.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func module(
  _ name: String, _ dependencies: [Target.Dependency], settings more: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + more)
}

/// What computes or reads is optimised in debug builds too: unoptimised, thousands of reference cases and every file that a
/// test reads take minutes.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: settings)
}

/// The code lists that `waymark init` knows everywhere; those of a made-up sample and of one source alone are left out.
let shippedLists = [
  "age-bands", "age-group", "agencies", "border-types", "countries", "forms", "frontex-routes",
  "glotip-dimensions",
  "glotip-indicators", "htcds-control", "htcds-decision-makers", "htcds-exploitation", "htcds-gender",
  "htcds-industries", "htcds-recruitment", "htcds-referral-reasons", "htcds-sexual-exploitation",
  "htcds-status",
  "htcds-trafficking-status", "population-age-groups", "population-variants", "recorded-age-bands", "sex",
  "sex-age", "yes-no",
]

/// The code lists that are left out.
let listsOfOneSource = [
  "case-routes", "ctdc-age-band-numbers", "ctdc-control", "ctdc-labour", "ctdc-recruiters", "ctdc-sources",
  "glotip-categories",
  "glotip-release-categories", "matters", "migrant-death-causes", "migrant-death-incidents",
  "migrant-death-routes",
  "sdg-ages-uk", "test-answers", "training-agencies", "training-workshops",
]

/// The languages of pages; their catalogues are embedded.
let languages = ["en", "ar", "fa", "fr", "ur"]

let package = Package(
  name: "waymark",
  products: [
    .executable(name: "waymark", targets: ["waymark"]),
    // What Benchmarks/ measures.
    .library(name: "Statistics", targets: ["LinearAlgebra", "Statistics", "Evaluations", "Trends"]),
    .library(name: "Pipelines", targets: ["Pipelines", "Language"]),
    .library(name: "Tables", targets: ["Tables", "Language"]),
    // What Fuzzing/ reads files with.
    .library(name: "Reading", targets: ["Codebook", "Tables", "Language", "TestSupport"]),
    .executable(name: "generate-cases", targets: ["generate-cases"]),
  ],
  targets: [
    .target(name: "COpenBLAS", path: "Sources/CLibraries/COpenBLAS"),
    .systemLibrary(
      name: "CYAML", path: "Sources/CLibraries/CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CZip", path: "Sources/CLibraries/CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", path: "Sources/CLibraries/CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CDuckDB", path: "Sources/CLibraries/CDuckDB"),
    .target(name: "CPlatform", path: "Sources/CLibraries/CPlatform"),
    .target(
      name: "CDelimited", path: "Sources/CLibraries/CDelimited",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "CMarkup", path: "Sources/CLibraries/CMarkup",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "CLanes", path: "Sources/CLibraries/CLanes",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),

    module("Language", ["CYAML"], settings: optimised),
    module("LinearAlgebra", ["COpenBLAS"], settings: optimised),
    module("Statistics", ["LinearAlgebra", "CLanes"], settings: optimised),
    module("Evaluations", ["Statistics"], settings: optimised),
    module("Trends", ["Statistics", "Evaluations", "LinearAlgebra", "CLanes"], settings: optimised),
    module("Tables", ["CDuckDB", "CDelimited", "CMarkup", "CZip", "Language"], settings: optimised),
    .target(
      name: "Codebook", dependencies: ["Tables", "Language"],
      exclude: (["SOURCES.md"] + listsOfOneSource.map { "\($0).csv" }).map { "Shipped/\($0)" },
      // The lists that come with the program lie where contracts find theirs; the folder is a link to it.
      resources: shippedLists.map { .embedInCode("Shipped/\($0).csv") }, swiftSettings: settings + optimised),
    module("Pipelines", ["CPlatform", "Language"]),
    .target(
      name: "Briefs",
      dependencies: ["CXLSXWriter", "Trends", "Evaluations", "Statistics", "Tables", "Language"],
      // The pages that come with the program lie where pipelines find theirs; the folder is a link to it.
      resources: ["overview", "nightly", "country-brief", "case-records", "training"].map {
        .embedInCode("Shipped/\($0).yaml")
      } + languages.map { .embedInCode("Languages/Catalogues/\($0).yaml") }, swiftSettings: settings),
    .target(
      name: "Stages",
      dependencies: [
        "Language", "LinearAlgebra", "Tables", "Codebook", "Statistics", "Evaluations", "Trends", "Pipelines",
        "Briefs",
      ],
      // The programs in Python that make documents of pages.
      resources: ["documents", "sheets", "pictures", "word", "finisher", "reference"].map {
        .embedInCode("Documents/\($0).py")
      }, swiftSettings: settings
    ),
    .executableTarget(
      name: "waymark", dependencies: ["Stages", "Pipelines", "Language"], swiftSettings: settings),

    .executableTarget(name: "generate-cases", swiftSettings: settings),

    // Without a dependency: the statistics are tested with it under sanitizers, where no table is built.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "TablesTestSupport", dependencies: ["Tables", "Language"], path: "Tests/TablesTestSupport",
      swiftSettings: settings),
    tests("LanguageTests", ["Language"]),
    tests(
      "StatisticsTests", ["LinearAlgebra", "Statistics", "Trends"],
      exclude: ["Reference/Numbers", "Stories/stories.py"]),
    tests("EvaluationsTests", ["Evaluations", "Statistics"]),
    tests("TablesTests", ["Tables", "TablesTestSupport", "Language"], exclude: ["Reference"]),
    tests(
      "CodebookTests", ["Codebook", "Tables", "TablesTestSupport", "Language"],
      exclude: ["Samples", "FirstContracts/Truth", "FirstContracts/Samples"]),
    tests("PipelinesTests", ["Pipelines", "Language"]),
    tests(
      "BriefsTests", ["Briefs", "Tables", "Trends", "Evaluations", "Statistics", "Language"],
      exclude: ["Golden"]),
    tests(
      "StagesTests", ["Stages", "Briefs", "Tables", "Trends", "Evaluations", "Statistics", "Language"],
      exclude: ["Findings/Golden", "Documents/word_check.py"]),
    tests("EndToEndTests", ["Pipelines"]),
  ]
)
