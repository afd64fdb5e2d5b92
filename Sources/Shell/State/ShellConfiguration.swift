import Transfers

/// What is set for one shell, and the rate that all its transfers share.
package final class ShellConfiguration {
  /// The settings by where they come from, and which of them count.
  package internal(set) var layers: SettingsLayers {
    didSet { if ownsRateLimit { rateLimit.octetsPerSecond = settings.rate } }
  }

  /// How fast all transfers of this shell together may be, those in the background too.
  let rateLimit: RateLimit

  /// The user's own names for commands.
  var aliases = Aliases()

  /// Whether the values are those of the configuration file.
  var readsFile = false

  private let ownsRateLimit: Bool

  /// Starts with settings that nobody has changed.
  init(_ settings: Settings) {
    layers = SettingsLayers(settings)
    rateLimit = RateLimit()
    ownsRateLimit = true
  }

  /// Takes what is set for another shell, whose transfers count for the same rate.
  init(_ layers: SettingsLayers, sharing rateLimit: RateLimit) {
    self.layers = layers
    self.rateLimit = rateLimit
    ownsRateLimit = false
  }

  /// The settings that count for the server.
  package var settings: Settings { layers.settings }
}
