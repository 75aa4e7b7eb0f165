using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "identity");

            migrationBuilder.CreateTable(
                name: "duende_clients",
                schema: "identity",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    redirect_uris = table.Column<string[]>(type: "text[]", nullable: false),
                    default_scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    website = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    refreshes = table.Column<bool>(type: "boolean", nullable: false),
                    needs_key = table.Column<bool>(type: "boolean", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_clients", x => x.client_id);
                });

            migrationBuilder.CreateTable(
                name: "duende_device_codes",
                schema: "identity",
                columns: table => new
                {
                    user_code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    device_code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    session_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    client_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    creation_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expiration = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    data = table.Column<string>(type: "character varying(50000)", maxLength: 50000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_device_codes", x => x.user_code);
                });

            migrationBuilder.CreateTable(
                name: "duende_grants",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    redirect_uri = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    usable_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duende_keys",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    use = table.Column<string>(type: "text", nullable: true),
                    algorithm = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_x509certificate = table.Column<bool>(type: "boolean", nullable: false),
                    data_protected = table.Column<bool>(type: "boolean", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duende_persisted_grants",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    session_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    client_id = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    creation_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expiration = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    consumed_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    data = table.Column<string>(type: "character varying(50000)", maxLength: 50000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_persisted_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duende_pushed_authorization_requests",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference_value_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    expires_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    parameters = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_pushed_authorization_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duende_server_side_sessions",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    scheme = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    session_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    renewed = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duende_server_side_sessions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_duende_clients_registered_at",
                schema: "identity",
                table: "duende_clients",
                column: "registered_at",
                filter: "used_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_duende_device_codes_device_code",
                schema: "identity",
                table: "duende_device_codes",
                column: "device_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duende_device_codes_expiration",
                schema: "identity",
                table: "duende_device_codes",
                column: "expiration");

            migrationBuilder.CreateIndex(
                name: "ix_duende_grants_account_id",
                schema: "identity",
                table: "duende_grants",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_duende_grants_client_id",
                schema: "identity",
                table: "duende_grants",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "ix_duende_grants_usable_until",
                schema: "identity",
                table: "duende_grants",
                column: "usable_until");

            migrationBuilder.CreateIndex(
                name: "ix_duende_keys_use",
                schema: "identity",
                table: "duende_keys",
                column: "use");

            migrationBuilder.CreateIndex(
                name: "ix_duende_persisted_grants_consumed_time",
                schema: "identity",
                table: "duende_persisted_grants",
                column: "consumed_time");

            migrationBuilder.CreateIndex(
                name: "ix_duende_persisted_grants_expiration",
                schema: "identity",
                table: "duende_persisted_grants",
                column: "expiration");

            migrationBuilder.CreateIndex(
                name: "ix_duende_persisted_grants_key",
                schema: "identity",
                table: "duende_persisted_grants",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duende_persisted_grants_subject_id_client_id_type",
                schema: "identity",
                table: "duende_persisted_grants",
                columns: new[] { "subject_id", "client_id", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_duende_persisted_grants_subject_id_session_id_type",
                schema: "identity",
                table: "duende_persisted_grants",
                columns: new[] { "subject_id", "session_id", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_duende_pushed_authorization_requests_expires_at_utc",
                schema: "identity",
                table: "duende_pushed_authorization_requests",
                column: "expires_at_utc");

            migrationBuilder.CreateIndex(
                name: "ix_duende_pushed_authorization_requests_reference_value_hash",
                schema: "identity",
                table: "duende_pushed_authorization_requests",
                column: "reference_value_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duende_server_side_sessions_display_name",
                schema: "identity",
                table: "duende_server_side_sessions",
                column: "display_name");

            migrationBuilder.CreateIndex(
                name: "ix_duende_server_side_sessions_expires",
                schema: "identity",
                table: "duende_server_side_sessions",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "ix_duende_server_side_sessions_key",
                schema: "identity",
                table: "duende_server_side_sessions",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duende_server_side_sessions_session_id",
                schema: "identity",
                table: "duende_server_side_sessions",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_duende_server_side_sessions_subject_id",
                schema: "identity",
                table: "duende_server_side_sessions",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duende_clients",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_device_codes",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_grants",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_keys",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_persisted_grants",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_pushed_authorization_requests",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "duende_server_side_sessions",
                schema: "identity");
        }
    }
}
