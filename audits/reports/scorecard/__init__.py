"""Scorecards as reports: text for people, csv for spreadsheets, json for programs; and a part of others."""
