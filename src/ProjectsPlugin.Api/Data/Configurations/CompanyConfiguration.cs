using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.Api.Company;

namespace ProjectsPlugin.Api.Data.Configurations;

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<CompanyProfile>
{
    public void Configure(EntityTypeBuilder<CompanyProfile> builder)
    {
        builder.ToTable("company", table => table.HasCheckConstraint("ck_company_single_row", "id = 1"));
        builder.Property(company => company.Id).ValueGeneratedNever();
        builder.Property<bool>(ProjectsDb.IsDemo).HasDefaultValue(false);
    }
}
