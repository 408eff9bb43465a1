internal import ArgumentParser

struct Wirecopy: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "wirecopy", version: "0.1.0")
  @Flag var json = false
}
Wirecopy.main()
