namespace Digest.Content;

internal enum EntityType
{
    Person,
    Organization,
    Place,
}
