"""Starts Orca without Debian's /usr/bin/orca.

That one looks for every Orca of the same user, on any display, and refuses to start beside it. This does what its
main() does besides, so that several can run, each on its own display and bus.
"""
import sys

from orca import orca

manager = orca.getSettingsManager()
manager.activate(None, {})  # reads customizations.py
sys.path.insert(0, manager.getPrefsDir())
sys.exit(orca.main())
