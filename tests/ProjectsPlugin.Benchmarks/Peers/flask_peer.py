"""Two small Flask applications that answer GET /projects/<id>: what the API's speed is compared with.

checked() verifies the same access tokens and reads the same database in one statement; in_memory() does neither.
"""
import json
import os
import threading
import urllib.request

import psycopg2
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.jose.errors import JoseError
from flask import Flask, abort, jsonify, request

SQL = """
SELECT p.id, p.name, p.description, p.deadline, p.details,
       (SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'role', l.role) ORDER BY u.id)
        FROM projects.project_users l JOIN projects.users u ON u.id = l.user_id
        WHERE l.project_id = p.id)
FROM projects.projects p WHERE p.id = %s
"""


def checked():
    app = ready(Flask(__name__))
    with urllib.request.urlopen(os.environ["JWKS_URL"]) as answer:
        keys = JsonWebKey.import_key_set(json.load(answer))
    es256 = JsonWebToken(["ES256"])
    claims_options = {
        "iss": {"essential": True, "value": os.environ["PUBLIC_URL"]},
        "aud": {"essential": True, "value": os.environ["PUBLIC_URL"]},
        "exp": {"essential": True},
    }
    of_thread = threading.local()

    def cursor():
        if not hasattr(of_thread, "connection"):
            of_thread.connection = psycopg2.connect("")
            of_thread.connection.autocommit = True
        return of_thread.connection.cursor()

    @app.get("/projects/<int:project_id>")
    def project(project_id):
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            abort(401)
        try:
            claims = es256.decode(token, keys, claims_options=claims_options)
            claims.validate()
        except (JoseError, ValueError):
            abort(401)
        if "projects" not in claims["scope"].split():
            abort(403)
        with cursor() as rows:
            rows.execute(SQL, (project_id,))
            row = rows.fetchone()
        if row is None:
            abort(404)
        return answer_of(*row)

    return app


def in_memory():
    app = ready(Flask(__name__))
    projects = {
        number: (number, f"Project {number}", "A project in a sentence or two. " * 3, "2026-01-01", "Everything else about the project. " * 12,
                 [{"id": 1, "name": "Alec Parkes", "role": "lead"}, {"id": 2, "name": "Mary Bloom", "role": "engineer"}])
        for number in range(1, 1001)
    }

    @app.get("/projects/<int:project_id>")
    def project(project_id):
        if project_id not in projects:
            abort(404)
        return answer_of(*projects[project_id])

    return app


def ready(app):
    app.add_url_rule("/health/ready", "ready", lambda: "")
    return app


def answer_of(number, name, description, deadline, details, users):
    return jsonify(id=number, name=name, description=description, deadline=str(deadline), details=details, users=users or [])
