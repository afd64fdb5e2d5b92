/// Listings as the model sends them.
enum ModelListing {
  /// Writes the facts of a file or directory.
  static func facts(of path: String, in tree: FileTree) -> String {
    guard let octets = tree.files[path] else { return "type=dir;modify=20250101000000;" }
    return "type=file;size=\(octets.count);modify=20250101000000;"
  }

  /// Writes a listing.
  ///
  /// - Parameters:
  ///   - verb: LIST, NLST or MLSD.
  ///   - path: A directory, or for LIST and NLST a file.
  ///   - name: The path as the client wrote it.
  ///   - tree: What is there.
  /// - Returns: Lines with their ends.
  static func text(_ verb: String, of path: String, named name: String, in tree: FileTree) -> String
  {
    let isFile = tree.files[path] != nil
    let names = isFile ? [name] : tree.names(in: path)
    return names.map { entry in
      let entryPath = isFile ? path : FileTree.resolve(entry, in: path)
      switch verb {
      case "NLST": return "\(entry)\r\n"
      case "MLSD": return "\(facts(of: entryPath, in: tree)) \(entry)\r\n"
      default:
        let size = tree.files[entryPath]?.count
        let start = size == nil ? "drwxr-xr-x 2" : "-rw-r--r-- 1"
        return "\(start) user group \(size ?? 4096) Jan  1  2025 \(entry)\r\n"
      }
    }.joined()
  }
}
