"""Read by Orca 43 as $XDG_DATA_HOME/orca/orca-customizations.py before speech and events are set up.

Replaces the speech server by one that writes what is said as JSON lines to $ACTIVITY_LOG, and adds what Orca is busy
with, so that a test can tell "has finished" from "is slow". activity.ts names the kinds of lines.
"""
import json
import os
import sys
import types

from gi.repository import GLib
import orca.settings as settings
from orca import event_manager, input_event, liveregions, speechserver

log = os.open(os.environ["ACTIVITY_LOG"], os.O_WRONLY | os.O_APPEND)
presenting_live_region = False


def tell(kind, **details):
    line = json.dumps({"kind": kind, **details}, ensure_ascii=False)
    os.write(log, (line + "\n").encode("utf-8", "replace"))


class SpeechServer(speechserver.SpeechServer):
    only = None

    @staticmethod
    def getFactoryName():
        return "JSON lines"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        SpeechServer.only = SpeechServer.only or SpeechServer()
        return SpeechServer.only

    @staticmethod
    def shutdownActiveServers():
        SpeechServer.only = None

    def __init__(self):
        super().__init__()
        self.turn = 0  # stop() raises it, which ends reading on

    def getInfo(self):
        return ["JSON lines", "jsonlines"]

    def getVoiceFamilies(self):
        return [speechserver.VoiceFamily({"name": "jsonlines", "lang": "zh", "dialect": "CN"})]

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            tell("said", text=text, live=presenting_live_region)

    def speakCharacter(self, character, acss=None):
        tell("said", text=character, live=False)

    def speakKeyEvent(self, event, acss=None):
        pass

    def stop(self):
        self.turn += 1
        tell("silenced")

    def sayAll(self, utterances, progress):
        self.turn += 1
        turn = self.turn
        tell("reading-on")

        def say_one():
            following = next(utterances, None) if turn == self.turn else None
            if following is None:
                tell("read-on")
                return False
            context, _ = following
            tell("said", text=context.utterance, live=False)
            context.currentOffset = context.startOffset
            progress(context.copy(), speechserver.SayAllContext.PROGRESS)
            if turn == self.turn:
                context.currentOffset = context.endOffset
                progress(context.copy(), speechserver.SayAllContext.COMPLETED)
            return True

        GLib.idle_add(say_one)

    def shutdown(self):
        pass

    def reset(self, text=None, acss=None):
        pass

    def updateCapitalizationStyle(self):
        pass

    def updatePunctuationLevel(self):
        pass


module = types.ModuleType("jsonlines")
module.SpeechServer = SpeechServer
sys.modules["jsonlines"] = module
settings.speechServerFactory = "jsonlines"
settings.speechFactoryModules = ["jsonlines"]

# There is no Braille display and no sound here; echoed characters come in no fixed order.
settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
settings.enableEchoByCharacter = False
settings.sayAllOnLoad = False
settings.timeoutTime = 0  # or it kills itself when a machine is slow for ten seconds


def after(owner, name, report):
    """Wraps a method: report(self, result, error) runs when it has ended, however it ended."""
    original = getattr(owner, name)

    def wrapped(self, *words, **named):
        error = "failed"
        result = None
        try:
            result = original(self, *words, **named)
            error = None
            return result
        finally:
            report(self, result, error)

    setattr(owner, name, wrapped)


def tell_queue(manager, *_):
    tell("queue", waiting=manager._eventQueue.qsize())


def tell_live_queue(manager, *_):
    tell("live-queue", waiting=len(manager.msg_queue))


def tell_key(event, is_taken, _):
    if not event.is_duplicate:
        tell("key", key=event.event_string, down=event.isPressedKey(), taken=bool(is_taken))


def tell_command(event, _, error):
    tell("command", key=event.event_string, failed=error is not None)


after(event_manager.EventManager, "_enqueue", tell_queue)
after(event_manager.EventManager, "_dequeue", tell_queue)
after(input_event.KeyboardEvent, "process", tell_key)
after(input_event.KeyboardEvent, "_consume", tell_command)
after(liveregions.LiveRegionManager, "handleEvent", tell_live_queue)
after(liveregions.LiveRegionManager, "flushMessages", tell_live_queue)

pump_messages = liveregions.LiveRegionManager.pumpMessages


def present_live_region(manager):
    global presenting_live_region
    presenting_live_region = True
    try:
        return pump_messages(manager)
    finally:
        presenting_live_region = False
        tell_live_queue(manager)


liveregions.LiveRegionManager.pumpMessages = present_live_region


def answer(number):
    """Once the main loop has nothing else to do: a round trip to every application, then the answer."""
    import pyatspi

    for application in pyatspi.Registry.getDesktop(0):
        try:
            if application.get_process_id() != os.getpid():
                application.get_toolkit_version()
        except GLib.Error:
            pass  # it has just ended
    tell("answer", number=number, waiting=event_manager.getManager()._eventQueue.qsize())
    return False


def take_questions(descriptor, _):
    for number in os.read(descriptor, 4096).decode().split():
        GLib.idle_add(answer, int(number), priority=GLib.PRIORITY_LOW)
    return True


questions = os.open(os.environ["QUESTIONS"], os.O_RDWR | os.O_NONBLOCK)
GLib.io_add_watch(questions, GLib.IO_IN, take_questions)
GLib.timeout_add(100, lambda: True)  # lets Python see SIGTERM while the main loop sleeps
