#!/bin/sh
# An example of an engine for `cargo xtask voice`, and the voice of the tests: a robot that nobody should
# have to listen to. Clips made with it are marked (--test-voice), and the page says so.
#
#   cargo xtask voice --engine 'assets/voice/espeak-ng.sh {text} {file}' --format wav --test-voice
#
# For a site take a voice of your own, and let it write mp3 or m4a: they play in every browser, also in
# WeChat and on iPhones. The program of this script is Debian's package espeak-ng.
set -eu
exec espeak-ng -v cmn -s 150 -w "$2" -- "$1"
