// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who uses the library builds it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v26)],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .executableTarget(name: "floor", dependencies: ["CLibXML2"]),
    .systemLibrary(name: "CBytes"),
    .target(
      name: "HTMLSyntax", dependencies: ["CBytes"],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]),
    .executableTarget(name: "html", dependencies: ["HTMLSyntax"], swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(name: "bench", swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
