import type { Agent } from '../../src/model/agents/schema'
import { type Filter, filterQuery } from '../../src/model/conversations/filter'
import type { SavedView } from '../../src/model/saved-views/schema'
import { isolate } from '../../src/text/isolate'
import { Confirmation, opensConfirmation } from '../shared/confirmation'
import { FormKey } from '../shared/form-key'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'

interface SavedViewsProps {
  savedViews: SavedView[]
  agent: Agent
  filter: Filter
}

/** Saved filters, the agent's own and the team's, and a way to save the current ones. The button `Views` above the rows opens it. */
export function SavedViews({ savedViews, agent, filter }: SavedViewsProps) {
  return (
    <div id="views" class="views" popover="auto">
      <SavedViewsMenu savedViews={savedViews} agent={agent} filter={filter} />
    </div>
  )
}

export function SavedViewsChanged(props: SavedViewsProps) {
  return (
    <Partial target="#views" swap="innerHTML">
      <SavedViewsMenu {...props} />
    </Partial>
  )
}

function SavedViewsMenu({ savedViews, agent, filter }: SavedViewsProps) {
  return (
    <>
      <SavedViewsGroup title="Your views" savedViews={savedViews.filter(({ shared }) => !shared)} agent={agent} />
      <SavedViewsGroup title="The team’s views" savedViews={savedViews.filter(({ shared }) => shared)} agent={agent} />
      {savedViews.length === 0 && (
        <p class="views__none">Save the filters that you use often. One click brings them back.</p>
      )}
      <form class="views__save" hx-post="/views" hx-swap="none" hx-disable="find button" data-save-view>
        <FormKey />
        <input type="hidden" name="query" value={filterQuery(filter)} />
        <label class="views__label" for="view-name">
          Save these filters as
        </label>
        <div class="views__line">
          <input id="view-name" class="input views__input" name="name" maxlength={60} required placeholder="Name" />
          <button class="button button--primary button--small" type="submit">
            Save
          </button>
        </div>
        <label class="views__team">
          <input type="checkbox" name="shared" value="1" /> <span>Share with the team</span>
        </label>
        <p class="form__complaint" role="status" data-complaint />
      </form>
    </>
  )
}

function SavedViewsGroup({ title, savedViews, agent }: { title: string; savedViews: SavedView[]; agent: Agent }) {
  if (savedViews.length === 0) return ''
  return (
    <div class="views__group">
      <h2 safe>{title}</h2>
      <ul>
        {savedViews.map((savedView) => (
          <SavedViewItem view={savedView} mayDelete={savedView.agentId === agent.id || agent.role === 'admin'} />
        ))}
      </ul>
    </div>
  )
}

function SavedViewItem({ view: { id, name, query }, mayDelete }: { view: SavedView; mayDelete: boolean }) {
  const question = `Delete the view “${isolate(name)}”?`
  return (
    <li class="views__one">
      <a class="views__link" href={query ? `/conversations?${query}` : '/conversations'} safe>
        {name}
      </a>
      {mayDelete && (
        <>
          <button
            class="tool"
            aria-label={`Delete the view ${isolate(name)}`}
            title="Delete"
            {...opensConfirmation(`delete-view-${id}`)}
          >
            <Icon name="close" />
          </button>
          <Confirmation
            id={`delete-view-${id}`}
            label={question}
            question={question}
            words="Delete view"
            sends={{ 'hx-delete': `/views/${id}`, 'hx-swap': 'none' }}
          />
        </>
      )}
    </li>
  )
}
