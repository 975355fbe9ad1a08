interface ComplaintProps {
  /** Tells the fields of several forms apart. */
  id: string
  field: string
  complaints: Record<string, string>
}

/** Says below a field what is wrong with it. */
export function Complaint({ id, field, complaints }: ComplaintProps) {
  const words = complaints[field]
  if (!words) return ''
  return (
    <p id={`complaint-${field}-${id}`} class="form__complaint" role="alert" safe>
      {words}
    </p>
  )
}

/** What a field says of itself where something is wrong with it. */
export function complaintOf(
  id: string,
  field: string,
  complaints: Record<string, string>,
): { 'aria-invalid'?: 'true'; 'aria-describedby'?: string } {
  return complaints[field] ? { 'aria-invalid': 'true', 'aria-describedby': `complaint-${field}-${id}` } : {}
}
