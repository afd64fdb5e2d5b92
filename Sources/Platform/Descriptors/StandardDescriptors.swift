import Glibc

/// The descriptors 0, 1 and 2, which everybody takes for standard input, output and error.
package enum StandardDescriptors {
  /// Fills those that the process was started without, before anything else is opened.
  ///
  /// What is opened next would get their numbers: what is said would be written into a file, and
  /// what is printed into a descriptor that means something else. They are filled the wrong way
  /// round, input for writing and output for reading, so that their use is still the error that it
  /// is with closed ones (`Errno.badFileDescriptor`), here and in programs that are started.
  package static func fill() {
    for number in Int32(0)...2 {
      guard fcntl(number, F_GETFD) == -1, errno == EBADF else { continue }
      // The lowest number that is free is this one: those below are taken.
      let opened = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
      guard opened == -1 || opened == number else {
        close(opened)
        continue
      }
    }
  }
}
