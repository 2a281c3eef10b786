// swift-tools-version: 6.1
import PackageDescription

/// Everything is built with the counters of libFuzzer, so that it sees which branches an input takes; run by scripts/fuzz.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "waymark", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz", dependencies: [.product(name: "Codebook", package: "waymark")], path: "Fuzz",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
