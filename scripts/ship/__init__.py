"""What is built and handed on: facts about the program, licences, its list of parts, a release.

The standard library serves for all of it, since the build and the release run it by itself.
"""
