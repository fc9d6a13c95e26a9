#!/usr/bin/python3
"""One WebKitGTK window with a profile that lasts, for WebKitWebDriver to drive.

The driver's own MiniBrowser has a throw-away profile in automation, so nothing would survive a cold start. What this needs to know
comes as JSON in SMALL_STEPS_TABLET: profile, width, height, dark, log and perhaps proxy.
"""
import json
import os

tablet = json.loads(os.environ["SMALL_STEPS_TABLET"])

# Before anything else writes: every process of the browser inherits these, so console messages of pages and workers land in one file.
log = os.open(tablet["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.dup2(log, 1)
os.dup2(log, 2)

import gi  # noqa: E402

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# What an iPad has and this build leaves off.
FEATURES = {"StorageAPI", "StorageAPIEstimate", "FileSystem"}


def settings():
    made = WebKit2.Settings()
    made.set_enable_write_console_messages_to_stdout(True)
    features = WebKit2.Settings.get_all_features()
    for index in range(features.get_length()):
        feature = features.get(index)
        if feature.get_identifier() in FEATURES:
            made.set_feature_enabled(feature, True)
    return made


def main():
    profile = tablet["profile"]
    data = WebKit2.WebsiteDataManager(base_data_directory=profile + "/data", base_cache_directory=profile + "/cache")
    if "proxy" in tablet:
        data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(tablet["proxy"], None))
    context = WebKit2.WebContext.new_with_website_data_manager(data)
    context.set_preferred_languages(["en-GB"])
    context.set_automation_allowed(True)
    shared = settings()
    kept = [context]

    def window(_session):
        view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=shared)
        frame = Gtk.Window()
        frame.set_decorated(False)
        frame.set_default_size(tablet["width"], tablet["height"])
        frame.add(view)
        frame.show_all()
        frame.resize(tablet["width"], tablet["height"])
        kept.append(frame)
        return view

    def started(_context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("SmallStepsTablet")
        info.set_version(1, 0, 0)
        session.set_application_info(info)
        session.connect("create-web-view", window)

    context.connect("automation-started", started)
    desktop = Gtk.Settings.get_default()
    desktop.set_property("gtk-application-prefer-dark-theme", tablet["dark"])
    desktop.set_property("gtk-enable-animations", False)
    Gtk.main()


main()
