// swift-tools-version: 6.1
import PackageDescription

/// Built by scripts/fuzz alone, which adds the sanitizers to every target and to those of the package that is tested.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "waymark", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "Reading", package: "waymark"), .product(name: "Pipelines", package: "waymark"),
      ],
      path: "Targets",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
  ]
)
