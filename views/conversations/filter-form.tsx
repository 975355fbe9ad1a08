import { ACTIVITIES, type Filter, filterQuery, RANGES } from '../../src/model/conversations/filter'
import { STATUS_LOOKS } from '../shared/chips'
import { Icon } from '../shared/icons'

export const RANGE_WORDS: Record<Filter['range'], string> = {
  all: 'All time',
  today: 'Today',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
}
export const ACTIVITY_WORDS: Record<Filter['activity'], string> = {
  all: 'All',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
}
const ACTIVITY_TITLES = { all: undefined, low: 'Under 5 turns', medium: '5 to 10 turns', high: 'Over 10 turns' }
const CHOICES_OF_STATUS = ['ai', 'escalated', 'missed', 'agent', 'ended'] as const

/**
 * What the list shows. Each change asks for the list alone and puts the filter into the address; without scripts it is
 * a plain form with a button. Its toggles stand above the rows: `NewestHead`.
 */
export function FilterForm({ filter }: { filter: Filter }) {
  const { q, range, control, activity } = filter
  return (
    <>
      <form
        id="filters"
        class="filters"
        role="search"
        aria-label="Filter conversations"
        action="/conversations"
        hx-get="/conversations"
        hx-target="#list"
        hx-swap="outerHTML"
        hx-trigger="submit, change, input changed delay:200ms from:#search"
        hx-sync="this:replace"
        autocomplete="off"
        data-filters
      >
        <div class="filters__search">
          <Icon name="search" class="filters__icon" />
          <input
            id="search"
            class="input filters__input"
            type="search"
            name="q"
            value={q}
            maxlength={500}
            placeholder="Search by name or email"
            aria-label="Search by name or email"
            aria-keyshortcuts="/"
            enterkeyhint="search"
          />
          <kbd>/</kbd>
        </div>
        <div class="filters__row">
          <Choice
            name="range"
            label="Date range"
            value={range}
            choices={RANGES.map((value) => ({ value, words: RANGE_WORDS[value] }))}
          />
          <Choice
            name="control"
            label="Handoff status"
            value={control}
            choices={[
              { value: 'all', words: 'All' },
              ...CHOICES_OF_STATUS.map((value) => ({ value, words: STATUS_LOOKS[value].words })),
            ]}
          />
          <Choice
            name="activity"
            label="Activity level"
            value={activity}
            choices={(['all', ...ACTIVITIES] as const).map((value) => ({
              value,
              words: ACTIVITY_WORDS[value],
              title: ACTIVITY_TITLES[value],
            }))}
          />
          <button class="filters__clear" type="submit" form="clear" disabled={filterQuery(filter) === ''}>
            Clear filters
          </button>
        </div>
        <button class="button button--small filters__go" type="submit">
          Show
        </button>
      </form>
      <form
        id="clear"
        action="/conversations"
        hx-get="/conversations"
        hx-target="#list"
        hx-swap="outerHTML"
        hx-sync="#filters:replace"
        hidden
      />
    </>
  )
}

interface ChoiceProps {
  name: string
  label: string
  value: string
  choices: { value: string; words: string; title?: string }[]
}

function Choice({ name, label, value, choices }: ChoiceProps) {
  return (
    <label class="pick">
      <span aria-hidden="true" safe>
        {label}
      </span>
      <select class="select pick__select" name={name} aria-label={label}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} title={choice.title} safe>
            {choice.words}
          </option>
        ))}
      </select>
    </label>
  )
}
