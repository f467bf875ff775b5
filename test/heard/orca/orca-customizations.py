"""Orca loads the file of this name when it starts."""

from orca import settings

settings.speechServerFactory = "silent"
settings.speechFactoryModules = ["silent"]
settings.enableBraille = False
settings.enableSound = False

# The scenarios read the page with the arrow keys instead. Reading it as it loads would be a race with the element's
# announcements, whose outcome depends on the speed of the machine.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False

# Orca announces the names of these keys often, but not always. Typed characters are still echoed.
settings.enableActionKeys = False
settings.enableModifierKeys = False
settings.enableSpace = False
