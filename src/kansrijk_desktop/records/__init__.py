"""Plain records: what the dossier holds, as frozen dataclasses, one module per noun.

Ids are UUIDs as text, made by the service that creates the record. Times are aware, in UTC;
dates are local calendar days. A record never knows where it is stored or shown.
"""
