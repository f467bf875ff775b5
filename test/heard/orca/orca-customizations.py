"""Orca loads this file by its name when it starts."""

from orca import settings

settings.speechServerFactory = "silent"
settings.speechFactoryModules = ["silent"]
settings.enableBraille = False
settings.enableSound = False

# The page is read with the arrow keys instead. Reading it all as it loads is a race between its words and the
# element's, which machines of another speed win differently.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False

# Keys of which Orca says the name, often but not always. What is typed is echoed.
settings.enableActionKeys = False
settings.enableModifierKeys = False
settings.enableSpace = False
