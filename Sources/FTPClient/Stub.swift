extension FTPError {
  package var meansBusy: Bool { false }
  package var meansTooManyConnections: Bool { false }
}
