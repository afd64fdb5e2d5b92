/// The keys that are bound before the user's `.editrc` is read.
enum KeyBindings {
  /// Keys in libedit's notation, and its commands.
  static let all: [(keys: String, command: String)] = [
    ("\\t", "ferry-complete"),
    ("^T", "ferry-status"),
    ("^R", "em-inc-search-prev"),
    ("\\e[1~", "ed-move-to-beg"),
    ("\\e[4~", "ed-move-to-end"),
    ("\\e[7~", "ed-move-to-beg"),
    ("\\e[8~", "ed-move-to-end"),
    ("\\e[H", "ed-move-to-beg"),
    ("\\e[F", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"),
    ("\\e[1;5C", "em-next-word"),
    ("\\e[1;5D", "ed-prev-word"),
    ("\\ef", "em-next-word"),
    ("\\eb", "ed-prev-word"),
    ("^W", "ed-delete-prev-word"),
  ]
}
