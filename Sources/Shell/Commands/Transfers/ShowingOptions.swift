import ArgumentParser

/// How a command that transfers files shows how they go.
struct ShowingOptions: ParsableArguments {
  @Flag(name: .long, help: "Write what happens to standard output, one JSON object a line.")
  var json = false

  @Option(name: .long, help: "How progress is shown.")
  var progress: ProgressStyle?
}
