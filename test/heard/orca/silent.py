"""A silent speech server. It writes what Orca says to file descriptor 3, as one JSON object per line:

{"says": TEXT} as soon as Orca asks for it, {"cut": TEXT} if Orca stops it before its end, and {"quiet": true} once
there is nothing left to say.
"""

import collections
import json
import os

from gi.repository import GLib
from orca import speechserver

# Far faster than anyone listens, but not instant, because Orca expects speech to take time.
SECONDS_PER_CHARACTER = 0.002

listener = os.fdopen(3, "w", buffering=1, encoding="utf-8")


def send(**message):
    print(json.dumps(message), file=listener)


class SpeechServer(speechserver.SpeechServer):
    """The methods that Orca calls. One voice serves all languages."""

    _only = None

    @staticmethod
    def getFactoryName():
        return "Silent"

    @classmethod
    def getSpeechServer(cls, info=None):
        cls._only = cls._only or cls()
        return cls._only

    @classmethod
    def getSpeechServers(cls):
        return [cls.getSpeechServer()]

    @staticmethod
    def shutdownActiveServers():
        pass

    def __init__(self):
        super().__init__()
        # The phrase being said, then those after it.
        self._phrases = collections.deque()
        self._timer = None

    def getInfo(self):
        return ["Silent", "silent"]

    def getVoiceFamilies(self):
        return [speechserver.VoiceFamily({"name": "silent", "lang": "en"})]

    def speak(self, text=None, acss=None, interrupt=True):
        # Like Orca's own server, this ignores `interrupt`.
        if not text:
            return
        send(says=text)
        self._phrases.append(text)
        if not self._timer:
            self._begin()

    def speakCharacter(self, character, acss=None):
        self.speak(character)

    def speakKeyEvent(self, event, acss=None):
        self.speak(event.getKeyName())

    def stop(self):
        if self._timer:
            GLib.source_remove(self._timer)
            self._timer = None
        while self._phrases:
            send(cut=self._phrases.popleft())

    def _begin(self):
        milliseconds = 50 + int(1000 * SECONDS_PER_CHARACTER * len(self._phrases[0]))
        self._timer = GLib.timeout_add(milliseconds, self._end)

    def _end(self):
        self._timer = None
        self._phrases.popleft()
        if self._phrases:
            self._begin()
        else:
            send(quiet=True)
        return False
